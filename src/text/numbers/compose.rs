//! Putting the words of one Arabic number together: what may follow what, and what it comes to.
//!
//! `و` adds (خمسة وعشرون, ألف ومئتان), standing side by side multiplies (ثلاثة آلاف) or makes a teen (خمسة عشر).

use super::Value;
use super::word_table::{Count, NumberWord};

/// One word of a number, as the composer takes it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// What it adds.
    pub(super) what: What,
    /// Whether `و` joins it to the piece before.
    pub(super) linked: bool,
    /// Whether it carries the article.
    pub(super) article: bool,
}

/// What a piece adds: digits or a number word.
#[derive(Debug, Clone, Copy)]
pub(super) enum What {
    Digits(Value),
    Word(NumberWord),
}

/// A number under construction: what is closed by a scale word, and the group below the next one.
#[derive(Debug, Clone, Default)]
pub(super) struct Composer {
    total: Value,
    group: Value,
    /// The power of the last scale word.
    scale: Option<u8>,
    last: Last,
    article: bool,
    pieces: usize,
}

/// What the last piece was, as far as the next one depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Last {
    #[default]
    Nothing,
    Zero,
    Digits,
    Unit(u8),
    TeenUnit,
    Teen,
    Tens,
    Hundreds,
    Scale,
    /// A half of the scale before it (مليون ونصف).
    HalfOfScale,
    /// A fraction that waits for its scale (نصف مليون) or for "per cent".
    Fraction,
    Ordinal,
    TeenOrdinal,
    /// An ordinal of two words.
    OrdinalDone,
}

impl Composer {
    /// Takes the next piece; `false`, and nothing changes, where it does not belong to this number.
    pub(super) fn push(&mut self, piece: Piece) -> bool {
        let before = self.clone();
        let taken = match piece.what {
            What::Digits(value) => self.digits(value, piece.linked),
            What::Word(word) => self.word(word, piece),
        };
        if taken.is_none() {
            *self = before;
            return false;
        }
        if self.pieces == 0 {
            self.article = piece.article;
        }
        self.pieces += 1;
        true
    }

    /// The value, where the pieces make a whole number.
    pub(super) fn value(&self) -> Option<Value> {
        match self.last {
            Last::Nothing | Last::TeenUnit | Last::TeenOrdinal | Last::Fraction => None,
            _ => self.sum(),
        }
    }

    /// The value before a word for "per cent", which a fraction may have too (نصف في المئة).
    pub(super) fn value_before_percent(&self) -> Option<Value> {
        if self.last == Last::Fraction { self.sum() } else { self.value() }
    }

    /// Whether a scale word has closed all that was read so far.
    pub(super) fn is_closed(&self) -> bool {
        self.last == Last::Scale
    }

    /// Whether `piece` is a scale word too large for this number: what follows its last scale word then begins another one
    /// (مليار وثلاثة مليارات).
    pub(super) fn is_outgrown_by(&self, piece: Piece) -> bool {
        let What::Word(NumberWord::Scale(power, _)) = piece.what else { return false };
        let is_open = !matches!(self.last, Last::Scale | Last::HalfOfScale);
        is_open && !piece.linked && self.scale.is_some_and(|before| before <= power)
    }

    /// Whether it tells a place in a row. A lone ten with the article may be either (الذكرى العشرين, الأيام العشرين) and counts
    /// as one.
    pub(super) fn is_ordinal(&self) -> bool {
        matches!(self.last, Last::Ordinal | Last::OrdinalDone) || self.last == Last::Tens && self.pieces == 1 && self.article
    }

    fn sum(&self) -> Option<Value> {
        self.total.plus(self.group)
    }

    fn is_fresh(&self) -> bool {
        self.last == Last::Nothing
    }

    fn digits(&mut self, value: Value, linked: bool) -> Option<()> {
        let below_scale = |scale: u8| self.group == Value::ZERO && value < Value::power_of_ten(scale);
        let adds_to_scale =
            linked && value.as_whole().is_some() && self.last == Last::Scale && self.scale.is_some_and(below_scale);
        let adds_to_hundreds = linked && self.last == Last::Hundreds && value < Value::whole(100);
        (self.is_fresh() || adds_to_scale || adds_to_hundreds).then_some(())?;
        self.group = self.group.plus(value)?;
        self.last = Last::Digits;
        Some(())
    }

    fn word(&mut self, word: NumberWord, piece: Piece) -> Option<()> {
        match word {
            NumberWord::Zero => self.begin(Value::ZERO, Last::Zero),
            NumberWord::Unit(unit) => self.add(unit.into(), 100, Last::Unit(unit), piece.linked),
            NumberWord::TeenUnit(unit) => self.add(unit.into(), 100, Last::TeenUnit, piece.linked),
            NumberWord::Ten => self.ten(piece.linked),
            NumberWord::Tens(tens) => self.tens(tens, piece),
            NumberWord::Hundred => self.hundred(piece.linked),
            NumberWord::Hundreds(hundreds) => self.add(hundreds.into(), 1000, Last::Hundreds, piece.linked),
            NumberWord::Scale(power, count) => self.scale(power, count, piece.linked),
            NumberWord::Half => self.fraction(Value::HALF, piece.linked),
            NumberWord::Quarter => self.fraction(Value::QUARTER, piece.linked),
            NumberWord::Ordinal(place) => self.begin(Value::whole(place.into()), Last::Ordinal),
            NumberWord::TeenOrdinal(place) => self.begin(Value::whole(place.into()), Last::TeenOrdinal),
        }
    }

    fn begin(&mut self, value: Value, last: Last) -> Option<()> {
        self.is_fresh().then_some(())?;
        self.group = value;
        self.last = last;
        Some(())
    }

    /// Adds to the group what has fewer digits than `room`, where the group leaves that room.
    fn add(&mut self, amount: u64, room: u64, last: Last, linked: bool) -> Option<()> {
        let may_add = matches!(self.last, Last::Hundreds | Last::Scale) && linked;
        let has_room = self.group.as_whole().is_some_and(|group| group % room == 0);
        ((self.is_fresh() || may_add) && has_room).then_some(())?;
        self.group = self.group.plus(Value::whole(amount))?;
        self.last = last;
        Some(())
    }

    fn ten(&mut self, linked: bool) -> Option<()> {
        let last = match self.last {
            Last::Unit(_) | Last::TeenUnit if !linked => Last::Teen,
            Last::Ordinal | Last::TeenOrdinal if !linked => Last::OrdinalDone,
            _ => return self.add(10, 100, Last::Teen, linked),
        };
        self.group = self.group.plus(Value::whole(10))?;
        self.last = last;
        Some(())
    }

    fn tens(&mut self, tens: u8, piece: Piece) -> Option<()> {
        let last = match self.last {
            Last::Unit(_) | Last::TeenUnit if piece.linked => Last::Tens,
            Last::Ordinal | Last::TeenOrdinal if piece.linked && piece.article == self.article => Last::OrdinalDone,
            _ => return self.add(tens.into(), 100, Last::Tens, piece.linked),
        };
        self.group = self.group.plus(Value::whole(tens.into()))?;
        self.last = last;
        Some(())
    }

    /// مئة: a hundred, or the unit before it times a hundred (ثلاث مئة).
    fn hundred(&mut self, linked: bool) -> Option<()> {
        match self.last {
            Last::Unit(unit) if !linked && self.group == Value::whole(unit.into()) && unit > 2 => {
                self.group = Value::whole(u64::from(unit) * 100);
                self.last = Last::Hundreds;
                Some(())
            }
            _ => self.add(100, 1000, Last::Hundreds, linked),
        }
    }

    fn scale(&mut self, power: u8, count: Count, linked: bool) -> Option<()> {
        if self.last == Last::HalfOfScale {
            // مليون ونصف المليون says its scale twice.
            return (self.scale == Some(power) && !linked).then_some(());
        }
        if self.last == Last::Scale && !linked && self.scale.is_some_and(|before| before < power) {
            // ألف مليار: a scale of a scale.
            self.total = self.total.shifted(power)?;
            self.scale = Some(power);
            return Some(());
        }
        self.scale.is_none_or(|before| power < before).then_some(())?;
        let multiplies = !matches!(self.last, Last::Nothing | Last::Scale | Last::Zero | Last::Ordinal | Last::OrdinalDone);
        let counted = match count {
            _ if multiplies && !linked && count != Count::Two => self.group,
            _ if !(self.is_fresh() || linked && self.last == Last::Scale) => return None,
            Count::Many => return None,
            Count::One => Value::whole(1),
            Count::Two | Count::OneOrTwo => Value::whole(2),
        };
        self.total = self.total.plus(counted.shifted(power)?)?;
        self.group = Value::ZERO;
        self.scale = Some(power);
        self.last = Last::Scale;
        Some(())
    }

    fn fraction(&mut self, part: Value, linked: bool) -> Option<()> {
        match (self.last, self.scale) {
            (Last::Scale, Some(power)) if linked => {
                self.total = self.total.plus(part.shifted(power)?)?;
                self.last = Last::HalfOfScale;
            }
            (Last::Unit(_) | Last::Digits | Last::Teen | Last::Tens, _) if linked => {
                self.group = self.group.plus(part)?;
                self.last = Last::Fraction;
            }
            (Last::Nothing, _) => {
                self.group = part;
                self.last = Last::Fraction;
            }
            _ => return None,
        }
        Some(())
    }
}
