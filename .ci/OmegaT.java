import java.io.File;
import java.io.PrintStream;
import org.omegat.gui.glossary.GlossaryEntry;
import org.omegat.gui.glossary.GlossaryReaderTSV;

/** Reads a glossary with the classes of OmegaT (`read FILE`), or has them write an entry to it (`append FILE SOURCE TARGET COMMENT`). */
public class OmegaT {
    public static void main(String[] arguments) throws Exception {
        File file = new File(arguments[1]);
        if (arguments[0].equals("append")) {
            GlossaryReaderTSV.append(file, new GlossaryEntry(arguments[2], arguments[3], arguments[4], true));
            return;
        }
        PrintStream out = new PrintStream(System.out, false, "UTF-8");
        for (GlossaryEntry entry : GlossaryReaderTSV.read(file, true)) {
            out.println(entry.getSrcText() + "\t" + entry.getLocText() + "\t" + entry.getCommentText());
        }
        out.flush();
    }
}
