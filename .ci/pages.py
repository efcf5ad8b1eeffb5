"""The pages that naqhara writes, opened in a browser: names can be followed, findings filtered, all of it by keyboard too;
nothing is fetched and nothing of a text is run. Leaves a picture of each page, at three widths, light and dark, in FOLDER.

Usage: pages.py NAQHARA FOLDER
"""

import json
import pathlib
import subprocess
import sys

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

WIDTHS = {"phone": 390, "tablet": 820, "desk": 1440}
SAMPLE = pathlib.Path("tests/fixtures/sample")
DESK = pathlib.Path("tests/cmd/check.in")
checks = 0


def same(what, found, wanted):
    global checks
    checks += 1
    if found != wanted:
        sys.exit(f"{what}: found {found!r}, wanted {wanted!r}")


def page(folder, name, *arguments):
    path = folder.resolve() / f"{name}.html"
    run = subprocess.run([sys.argv[1], *map(str, arguments), "--format", "html", "-o", path, "-q"], capture_output=True, text=True)
    if run.returncode > 1:
        sys.exit(f"{name}: {run.stderr}")
    return path


def browser():
    options = webdriver.ChromeOptions()
    for flag in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"):
        options.add_argument(flag)
    options.binary_location = "/usr/bin/chromium"
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))


def opened(driver, path):
    driver.set_window_size(WIDTHS["desk"], 1000)
    driver.get(path.as_uri())
    loud = [entry["message"] for entry in driver.get_log("browser") if entry["level"] != "INFO"]
    same(f"{path.name}: complaints of the browser", loud, [])
    fetched = driver.execute_script("return performance.getEntriesByType('resource').map(entry => entry.name)")
    same(f"{path.name}: what is fetched", fetched, [])


def pictures(driver, path):
    for theme in ("light", "dark"):
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": theme}]})
        for name, width in WIDTHS.items():
            driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                   {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})
            wide = driver.execute_script("return document.documentElement.scrollWidth")
            same(f"{path.name} at {width}: scrolls sideways", wide <= width, True)
            driver.save_screenshot(str(path.with_name(f"{path.stem}-{name}-{theme}.png")))
    driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def chosen(driver):
    return [element.text for element in driver.find_elements(By.CSS_SELECTOR, ".chosen")]


def shown(driver):
    return [element for element in driver.find_elements(By.CSS_SELECTOR, ".finding") if element.is_displayed()]


def check_page(driver, path):
    opened(driver, path)
    names = driver.find_elements(By.CSS_SELECTOR, "a.name")
    same("names", len(names) > 1, True)
    names[0].click()
    same("a name and its other half are marked", len(chosen(driver)), 2)
    driver.find_element(By.TAG_NAME, "body").send_keys(Keys.ESCAPE)
    same("Escape takes the marks away", chosen(driver), [])
    names[-1].send_keys(Keys.ENTER)
    same("a name can be followed by keyboard", len(chosen(driver)), 2)

    findings = shown(driver)
    same("findings", len(findings) > 2, True)
    for kind in ("severity", "rule"):
        for box in driver.find_elements(By.CSS_SELECTOR, f".filters input[data-{kind}]"):
            value = box.get_attribute(f"data-{kind}")
            of_it = [finding for finding in findings if finding.get_attribute(f"data-{kind}") == value]
            box.send_keys(Keys.SPACE)
            same(f"findings without {value}", len(shown(driver)), len(findings) - len(of_it))
            box.send_keys(Keys.SPACE)
            same(f"findings with {value}", len(shown(driver)), len(findings))

    driver.execute_script("document.activeElement.blur()")
    walked = []
    for _ in findings:
        driver.switch_to.active_element.send_keys("n")
        walked.append(driver.switch_to.active_element.get_attribute("id"))
    same("n goes through all findings", walked, [finding.get_attribute("id") for finding in findings])
    driver.switch_to.active_element.send_keys("p")
    same("p goes back", driver.switch_to.active_element.get_attribute("id"), walked[-2])
    mark = driver.find_element(By.CSS_SELECTOR, "a.mark")
    mark.click()
    same("a mark leads to its finding", driver.current_url.split("#")[1], mark.get_attribute("data-finding"))
    pictures(driver, path)


def quiet_page(driver, path, link):
    opened(driver, path)
    links = driver.find_elements(By.CSS_SELECTOR, link)
    same(f"{path.name}: links", len(links) > 0, True)
    links[0].click()
    target = driver.current_url.partition("#")[2]
    same(f"{path.name}: where a link leads", bool(target) and len(driver.find_elements(By.ID, target)), 1)
    pictures(driver, path)


def totals_page(driver, path):
    opened(driver, path)
    table = lambda name: driver.find_element(By.CSS_SELECTOR, f"section#{name}")
    rows = lambda: table("unknown").find_elements(By.CSS_SELECTOR, "[role=row]:not(.titles)")
    texts = lambda column: [row.find_elements(By.CSS_SELECTOR, "[role=gridcell]")[column].text for row in rows()]
    all_names = texts(0)
    same("unknown names", len(all_names) > 3, True)
    title = table("unknown").find_element(By.CSS_SELECTOR, "[role=columnheader] button")
    title.click()
    same("sorted by name", texts(0), sorted(all_names))
    title.click()
    same("sorted the other way", texts(0), sorted(all_names, reverse=True))

    search = table("unknown").find_element(By.CSS_SELECTOR, "input")
    driver.execute_script("document.activeElement.blur()")
    driver.find_element(By.TAG_NAME, "body").send_keys("/")
    same("/ leads to the search", driver.switch_to.active_element, search)
    tables = json.loads(driver.find_element(By.ID, "data").get_attribute("textContent"))["list"]
    unknown = next(table for table in tables if table["id"] == "unknown")
    contexts = [word for row in unknown["rows"] for context in row[len(unknown["columns"])][1] for word in context.split()]
    search.send_keys(next(word for word in contexts if len(word) > 4 and not any(word in name for name in all_names)))
    same("a search finds nothing that is not seen", texts(0), [])
    search.clear()
    word = all_names[0].split()[0]
    search.send_keys(word)
    same("a search finds what is seen", bool(texts(0)) and all(word in row.text for row in rows()), True)
    search.send_keys(Keys.ARROW_DOWN)
    driver.switch_to.active_element.send_keys(Keys.ENTER)
    aside = table("unknown").find_element(By.CSS_SELECTOR, "aside")
    same("a row opens by keyboard", aside.is_displayed() and "Articles" in aside.text, True)
    aside.find_element(By.CSS_SELECTOR, "ul:last-of-type button").click()
    article = table("articles").find_element(By.CSS_SELECTOR, "aside")
    same("an article of it opens, with its names", article.is_displayed() and texts(0)[0] in article.text, True)
    driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    same("Escape closes it", article.is_displayed(), False)
    pictures(driver, path)


def main():
    folder = pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    desk = ["-g", DESK / "desk.jsonl"]
    grain = [SAMPLE / "grain.ar.txt", SAMPLE / "grain.en.txt"]
    driver = browser()
    try:
        check_page(driver, page(folder, "check", "check", DESK / "source.txt", DESK / "wrong.txt", *desk))
        long = folder / "long.en.txt"
        wrong = grain[1].read_text("utf-8").replace("Guterres said", "Guterrez said").replace("18 million", "80 million").replace("Sanaa airport", "airport")
        long.write_text(wrong, "utf-8")
        check_page(driver, page(folder, "check-long", "check", grain[0], long))
        hostile = page(folder, "check-hostile", "check", DESK / "source.txt", DESK / "hostile.txt", *desk)
        opened(driver, hostile)
        same("nothing of a text is run", driver.execute_script("return document.querySelectorAll('main script, main img').length"), 0)
        quiet_page(driver, page(folder, "report", "report", grain[0]), "a[href^='#']")
        totals_page(driver, page(folder, "batch", "batch", SAMPLE / "*.ar.txt"))
        quiet_page(driver, page(folder, "align", "align", *grain, "--names"), ".mid a")
    finally:
        driver.quit()
    print(f"pages: {checks} checks passed; pictures in {folder}")


main()
