# The report as a PDF: where it is written, what is never overwritten, and pages asked for alone.
flightpath init "$work/paper"
cd "$work" || exit
flightpath pdf paper
test_case "pdf writes report.pdf" all "ends 0" "silent" "head -c 5 report.pdf | grep -q '%PDF-'"
first=$(sha256sum <report.pdf)
flightpath pdf paper
test_case "pdf again gives the same bytes in its place" all "ends 0" "[ '$first' = '$(sha256sum <report.pdf)' ]"
flightpath pdf paper -o -
test_case "pdf to the standard output" all "ends 0" "[ '$first' = '$(sha256sum <"$work/out")' ]"
flightpath pdf paper -o other.pdf --jobs 1
test_case "pdf to another name with one thread" all "ends 0" "[ '$first' = '$(sha256sum <other.pdf)' ]"
echo "my own notes" >mine.pdf
flightpath pdf paper -o mine.pdf
test_case "a file that is not ours stays" all "ends 3" "says 'is not a PDF that Flightpath made'" "grep -q 'my own' mine.pdf"
flightpath pdf paper -o paper
test_case "a folder is no place for a PDF" all "ends 3" "says 'is not a file'"
flightpath pdf paper -o nowhere/report.pdf
test_case "a folder that is missing" all "ends 3" "says 'cannot write'" "[ ! -e nowhere ]"
ln -s elsewhere.pdf link.pdf
flightpath pdf paper -o link.pdf
test_case "a link is not followed" all "ends 3" "[ ! -e elsewhere.pdf ]"
cp -r "$top/site-example" example
flightpath pdf example --only supprt -o only.pdf
test_case "--only of an unknown id gets a suggestion" all "ends 2" "says 'did you mean support?'" "[ ! -e only.pdf ]"
flightpath pdf example --only support --only cx-07 -o only.pdf
test_case "--only makes a smaller PDF" all "ends 0" "[ $(stat -c %s only.pdf) -lt 300000 ]"
mkdir -p paper/templates/print/partials
printf '<section id="x" data-title="x"><p>{{page.titel}}</p></section>\n' >paper/templates/print/overview.mustache
flightpath check paper
test_case "the project's templates for paper are checked" all "ends 1" "prints 'templates/print/overview.mustache:1:'" \
    "prints 'titel'"
printf '<section id="index.html" data-title="x"><h1>Quite our own</h1><blink/></section>\n' >paper/templates/print/overview.mustache
flightpath pdf paper -o own.pdf
test_case "an element that paper does not know" all "ends 3" "says '<blink>'" "[ ! -e own.pdf ]"
printf '<section id="index.html" data-title="x"><h1>Quite our own</h1></section>\n' >paper/templates/print/overview.mustache
flightpath pdf paper -o own.pdf
test_case "the project's templates for paper are used" all "ends 0" "pdftotext own.pdf - | grep -q 'Quite our own'"
rm -r paper/templates
flightpath build paper -o site
test_case "a site without outputs.pdf has no PDF" all "ends 0" "[ ! -e site/report.pdf ]" "! grep -q report.pdf site/index.html"
flightpath build paper -o site --pdf
test_case "build --pdf adds it with a link" all "ends 0" "cmp site/report.pdf report.pdf" "grep -q 'href=\"report.pdf\"' site/index.html"
printf 'outputs: {pdf: true}\n' >>paper/flightpath.yaml
flightpath build paper -o site
test_case "outputs.pdf adds it" all "ends 0" "[ -e site/report.pdf ]"
flightpath build paper -o site --no-pdf
test_case "build --no-pdf leaves it out" all "ends 0" "[ ! -e site/report.pdf ]"
cd "$top" || exit
rm -rf "$work/paper" "$work/site" "$work/example" "$work"/*.pdf
