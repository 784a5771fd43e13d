/* The table of diagnostics: every message the program can give about its input has one row here,
 * with a stable code, a severity, and the explanation that `flightpath explain CODE` prints. Codes
 * are never reused. Groups: Y YAML, M model, T templates, D Markdown, C CSV, F files and folders, A
 * analysis, S sending and fonts. Add a row at the end of its group. */
#ifndef BASE_CODE_H
#define BASE_CODE_H

enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

#define CODE_TABLE(X)                                                                              \
    /* YAML */                                                                                     \
    X(YAML_SYNTAX, "Y001", ERROR, "not valid YAML",                                                \
      "The file cannot be read as YAML. The place where reading failed is shown, and where the "   \
      "block or bracket that was being read began.")                                               \
    X(YAML_ENCODING, "Y002", ERROR, "not valid UTF-8",                                             \
      "Input files are UTF-8. Save the file as UTF-8; the first wrong byte is shown.")             \
    X(YAML_DUPLICATE_KEY, "Y003", ERROR, "key given twice",                                        \
      "A mapping may hold each key once. The second one is shown; keep one of them.")              \
    X(YAML_UNKNOWN_ALIAS, "Y004", ERROR, "alias without an anchor",                                \
      "An alias (*name) must follow the anchor (&name) it repeats, in the same file.")             \
    X(YAML_RECURSIVE_ALIAS, "Y005", ERROR, "alias inside its own anchor",                          \
      "An anchor may not contain an alias to itself: it would never end.")                         \
    X(YAML_ALIAS_EXPANSION, "Y006", ERROR, "aliases expand to too much",                           \
      "Aliases may repeat at most 100,000 nodes in one file. Write the parts out, or refer to "    \
      "them by id.")                                                                               \
    X(YAML_MERGE_KEY, "Y007", ERROR, "merge keys are not supported",                               \
      "The key << belongs to YAML 1.1. Repeat the keys, or use `extends` where the format has "    \
      "it.")                                                                                       \
    X(YAML_SEVERAL_DOCUMENTS, "Y008", ERROR, "several documents in one file",                      \
      "A file holds one document. Split it at the line ---, or make it a list.")                   \
    X(YAML_TAG, "Y009", ERROR, "tags are not supported",                                           \
      "Remove the tag (!name or !!name). A text in quotes is a text, a number a number.")          \
    X(YAML_DEPTH, "Y010", ERROR, "nested too deeply", "Mappings and lists may be nested 64 deep.") \
    X(YAML_KEY, "Y011", ERROR, "key is not plain text",                                            \
      "A key must be one word or text, not a list, a mapping or empty.")                           \
    X(YAML_TOO_LARGE, "Y012", ERROR, "file too large",                                             \
      "A YAML file may be 16 MiB and one value in it 1 MiB. Put long data into a CSV file.")       \
    X(YAML_EMPTY, "Y013", ERROR, "file is empty",                                                  \
      "The file defines nothing. Remove it or write at least its required keys.")                  \
    /* model */                                                                                    \
    X(UNKNOWN_KEY, "M001", ERROR, "unknown key",                                                   \
      "The format does not know this key here. `flightpath schema` lists the keys; keys that "     \
      "start with x- are yours and are ignored.")                                                  \
    X(WRONG_TYPE, "M002", ERROR, "wrong type of value",                                            \
      "The key wants another type of value, for example a number, a list or a mapping.")           \
    X(OUT_OF_RANGE, "M003", ERROR, "number out of range",                                          \
      "The number lies outside the range that the key allows.")                                    \
    X(NOT_A_CHOICE, "M004", ERROR, "not one of the choices",                                       \
      "The key allows a fixed set of words only.")                                                 \
    X(MISSING_KEY, "M005", ERROR, "required key missing",                                          \
      "The thing cannot be understood without this key.")                                          \
    X(UNKNOWN_REFERENCE, "M006", ERROR, "reference to nothing",                                    \
      "No thing of the wanted type has this id. The nearest id is shown.")                         \
    X(BAD_ID, "M007", ERROR, "not a valid id",                                                     \
      "An id is written with a-z, 0-9 and -, and starts with a letter or digit; codes of "         \
      "initiatives and requests may also have capitals. `exit` is reserved.")                      \
    X(DUPLICATE_ID, "M008", ERROR, "id used twice",                                                \
      "Two things of one type have the same id (codes are compared without regard to case).")      \
    X(BAD_DATE, "M009", ERROR, "not a date",                                                       \
      "Dates are written 2026-03-31; a period may also be 2026-03, 2026-Q1 or 2026.")              \
    X(BAD_URL, "M010", ERROR, "address not allowed",                                               \
      "Only http, https and mailto addresses and relative paths are allowed here.")                \
    X(BAD_TYPE_KEY, "M011", ERROR, "unknown type of file",                                         \
      "`type:` names what a file defines: journey, persona, feature, initiative, maturity-model, " \
      "assessment, survey, kpi, channel-mix or board-meeting.")                                    \
    X(EXTENDS_CYCLE, "M012", ERROR, "journeys extend each other",                                  \
      "A journey cannot be built on itself. The whole cycle is shown; remove one `extends`.")      \
    X(DEPENDENCY_CYCLE, "M013", ERROR, "initiatives wait for each other",                          \
      "A cycle of `depends_on` can never start. The whole cycle is shown; remove one edge.")       \
    X(BAD_COMBINATION, "M014", ERROR, "values that contradict each other",                         \
      "Two values that are each allowed cannot stand together, for example an end before a "       \
      "start, or a scale whose minimum is not below its maximum.")                                 \
    X(BAD_NUMBER, "M015", ERROR, "not a plain number",                                             \
      "Numbers are plain and finite: 12, 3.5, -0.2. No thousands separators, units, .nan or "      \
      ".inf.")                                                                                     \
    X(BAD_COLOUR, "M016", ERROR, "not a colour",                                                   \
      "Colours are written \"#4b2ea8\", in quotes, six hexadecimal digits.")                       \
    X(OUTPUT_NOT_WRITTEN, "M017", WARNING, "output that is not written",                           \
      "This version writes pages, drawings, a PDF and data. It writes no "                         \
      "single file: the key is understood, and nothing comes of it.")                              \
    /* templates */                                                                                \
    X(TEMPLATE_TAG, "T001", ERROR, "template tag not understood",                                  \
      "Tags are written {{name}}, {{{markup}}}, {{#section}}, {{^section}}, {{/section}}, "        \
      "{{> partial}}, {{! comment}} and {{=<% %>=}}.")                                             \
    X(TEMPLATE_UNCLOSED, "T002", ERROR, "section not closed",                                      \
      "Each {{#name}} and {{^name}} needs its {{/name}} in the same file.")                        \
    X(TEMPLATE_WRONG_CLOSE, "T003", ERROR, "section closed that is not open",                      \
      "Sections close in the reverse order of their opening, by the same name.")                   \
    X(TEMPLATE_UNKNOWN_NAME, "T004", ERROR, "unknown name in a template",                          \
      "Names are fields of the page or of the sections around the tag. The nearest one is shown.") \
    X(TEMPLATE_NOT_PRINTABLE, "T005", ERROR, "value cannot be printed",                            \
      "Structs, lists, booleans and Markdown are not texts: open a section on them, or print "     \
      "one of their fields.")                                                                      \
    X(TEMPLATE_MARKUP, "T006", ERROR, "markup and text confused",                                  \
      "{{{name}}} prints fields of kind markup and nothing else, and only they may be printed "    \
      "without escaping; everything else is {{name}}.")                                            \
    X(TEMPLATE_URL, "T007", ERROR, "address wanted",                                               \
      "Inside href, src and their like only fields of kind url may stand; after a # also texts.")  \
    X(TEMPLATE_PLACE, "T008", ERROR, "nothing may be inserted here",                               \
      "Values may stand in content and in quoted attributes, but not in <script>, <style>, "       \
      "style=, event attributes, unquoted attributes or the names of tags.")                       \
    X(TEMPLATE_BALANCE, "T009", ERROR, "section changes where the page stands",                    \
      "A section must end in the same place of the HTML as it began: both in content, in the "     \
      "same tag or in the same attribute.")                                                        \
    X(TEMPLATE_UNKNOWN_PARTIAL, "T010", ERROR, "template not found",                               \
      "{{> name}} wants templates/partials/name.mustache, of the project or built in.")            \
    X(TEMPLATE_UNKNOWN_TEXT, "T011", ERROR, "unknown text in a template",                          \
      "{{text.key}} wants a key of the catalog of texts. The nearest one is shown.")               \
    X(TEMPLATE_RECURSION, "T012", ERROR, "partials include each other without end",                \
      "A partial that includes itself must do so inside a section on a list or struct, which "     \
      "ends.")                                                                                     \
    X(TEMPLATE_TOO_LARGE, "T013", ERROR, "template too large", "A template may have 1 MiB.")       \
    /* Markdown */                                                                                 \
    X(MARKDOWN_URL, "D001", WARNING, "link refused",                                               \
      "Links may go to http, https, mailto, id: or relative places. The text stays, the link "     \
      "goes.")                                                                                     \
    X(MARKDOWN_IMAGE, "D002", WARNING, "remote picture refused",                                   \
      "The report loads nothing from the network. Put the picture into assets/.")                  \
    X(MARKDOWN_TARGET, "D003", WARNING, "link to a missing file",                                  \
      "A relative link or picture must exist in the project folder.")                              \
    X(MARKDOWN_HTML, "D004", WARNING, "raw HTML shown as text",                                    \
      "HTML in Markdown is not passed on; it is shown as it is written.")                          \
    X(MARKDOWN_TOO_LARGE, "D005", ERROR, "Markdown too large",                                     \
      "A note may be 1 MiB, one block of it 64 KiB, nested 64 deep.")                              \
    X(MARKDOWN_REFERENCE, "D006", ERROR, "link to an unknown id",                                  \
      "id: links name something defined in the project. The nearest id is shown.")                 \
    X(FRONT_MATTER, "D007", ERROR, "front matter not closed",                                      \
      "A note that begins with --- needs a second line --- after its front matter.")               \
    /* CSV */                                                                                      \
    X(CSV_FIELDS, "C001", ERROR, "row with too few or too many fields",                            \
      "Each row must have as many fields as the header. A text that contains the delimiter or a "  \
      "line break stands in double quotes.")                                                       \
    X(CSV_QUOTE, "C002", ERROR, "wrong quotes",                                                    \
      "A field that starts with a double quote ends with one, and the next field or row follows "  \
      "at once. A double quote inside such a field is written twice.")                             \
    X(CSV_TOO_LARGE, "C003", ERROR, "row too long",                                                \
      "A row may have 16 MiB and 10,000 fields. Often a quote is not closed.")                     \
    X(CSV_COMPRESSED, "C004", ERROR, "compressed file damaged",                                    \
      "The .gz file is cut off or damaged. Compress it again.")                                    \
    X(CSV_ENCODING, "C005", ERROR, "not valid UTF-8",                                              \
      "CSV files are UTF-8 with lines that end in LF or CR LF. In a spreadsheet choose \"CSV "     \
      "UTF-8\" when saving.")                                                                      \
    X(CSV_EMPTY, "C006", ERROR, "no header row", "The first row of a CSV file names its columns.") \
    X(CSV_COLUMN, "C007", ERROR, "column not found",                                               \
      "A column that the definition names is not in the header row of its file, or twice. Blanks " \
      "around names do not count, capitals do. The nearest name is shown.")                        \
    X(CSV_VALUE, "C008", ERROR, "cell cannot be used",                                             \
      "The cell is not what its column holds: a period, a plain number, a channel. The row and "   \
      "the column in the file are shown; the first 20 of a file are reported.")                    \
    X(SERIES_PERIODS, "C009", ERROR, "periods that do not fit together",                           \
      "A series holds one kind of period (days, months, quarters or years), and a KPI one value "  \
      "for each. Contacts of one period and channel are added instead.")                           \
    X(ANSWER_NOT_USED, "C010", WARNING, "answer not used",                                         \
      "The cell is neither missing nor an answer on its question's scale (or a weight). It is "    \
      "left out. The first 20 of a file are shown, then their number.")                            \
    X(ANSWER_ROUNDED, "C011", WARNING, "number rounded",                                           \
      "Answers and weights are kept exactly up to 10 decimals; more are rounded.")                 \
    X(AGGREGATE_MISFIT, "C012", ERROR, "aggregate does not fit its survey",                        \
      "The file under `aggregate` must be the result of the query that `flightpath sql` prints "   \
      "for the mapping as it is now, complete and from one run. When columns, scales, codes or "   \
      "questions changed, print the query and run it again.")                                      \
    X(AGGREGATE_CONTRADICTION, "C013", ERROR, "sums that contradict each other",                   \
      "Numbers of the aggregate cannot be true together, for example a count of answers that is "  \
      "not the sum of the counts of each. The file was edited, cut off or put together from "      \
      "several runs: run the query again.")                                                        \
    X(CSV_NO_ROWS, "C014", WARNING, "no answers",                                                  \
      "The survey's files have a header row and no other. Every figure of the survey is then not " \
      "measured: see whether the export was empty.")                                               \
    /* files and folders */                                                                        \
    X(NO_PROJECT, "F001", ERROR, "no flightpath.yaml",                                             \
      "A project folder is marked by its flightpath.yaml. `flightpath init DIR` makes one.")       \
    X(UNREADABLE, "F002", ERROR, "file cannot be read",                                            \
      "The file exists but cannot be read: see its permissions, or whether it is a folder.")       \
    X(FILE_MISSING, "F003", ERROR, "file not found",                                               \
      "A path in the input names a file that is not there. Paths are relative to the file that "   \
      "names them.")                                                                               \
    X(OUTSIDE_PROJECT, "F004", ERROR, "path leaves the project",                                   \
      "Files of the project must lie inside its folder.")                                          \
    X(PICTURE_UNUSABLE, "F005", ERROR, "not a picture that can be shown",                          \
      "A logo is a PNG, JPEG, WebP or SVG file, by its contents; an SVG picture is well-formed "   \
      "XML whose root is <svg xmlns=\"http://www.w3.org/2000/svg\">.")                             \
    X(PICTURE_TOO_LARGE, "F006", ERROR, "picture too large",                                       \
      "A logo may have 2 MiB and 4,096 pixels a side, an SVG picture 2 MiB: readers load them.")   \
    X(PICTURE_UNSAFE, "F007", ERROR, "picture with a program or references to the outside",        \
      "The report loads nothing from elsewhere and runs nothing of its pictures. An SVG picture "  \
      "may not hold scripts, event attributes (onclick), foreign objects, entities, processing "   \
      "instructions, styles that import or load something, or references to anything but its "     \
      "own parts (#id) and pixels or fonts written out (data:image/png, data:font/woff2). "        \
      "Plain or optimised SVG, as drawing programs export it, has none of these.")                 \
    X(FILE_NOT_READ, "F008", WARNING, "file that is not read",                                     \
      "Definitions are read from the folders that `flightpath schema --reference` lists, and "     \
      "from files elsewhere that say what they hold by a line `type: journey`; templates are "     \
      "files "                                                                                     \
      "of the built-in ones' names. This file is neither, and nearly one of them.")                \
    /* sending and fonts */                                                                        \
    X(GLYPH_MISSING, "S001", WARNING, "characters that no font has",                               \
      "The built-in font, Inter, has the letters of Latin, Greek and Cyrillic scripts. Font "      \
      "files for others are named under `brand: {fonts: [assets/...]}`. Without one, pages and "   \
      "drawings show such characters in a font of the reader's machine, if it has one; in PDF "    \
      "and PNG a box stands for each.")                                                            \
    X(BAD_MAILBOX, "S002", ERROR, "not a mail address",                                            \
      "An address is board@meridian.example, or with a name The board <board@meridian.example>; "  \
      "each is an item of its own. Commas, quotes, line breaks, groups and addresses outside "     \
      "ASCII are refused.")                                                                        \
    X(FONT_UNUSABLE, "S003", ERROR, "font that cannot be used",                                    \
      "Fonts of the brand are OpenType or TrueType files (.otf, .ttf, .ttc: its first font) of "   \
      "at most 64 MiB that say which characters they have.")                                       \
    X(COLOUR_CHANGED, "S004", WARNING, "accent colour that cannot be read",                        \
      "Links and marks in the accent colour need a contrast of 4.5:1 with the light grounds they " \
      "stand on (WCAG 2, success criterion 1.4.3). A colour with less is darkened until it has "   \
      "it; on dark grounds every colour is lightened likewise.")

enum code {
#define CODE_ENUM(name, text, severity, title, explanation) CODE_##name,
    CODE_TABLE(CODE_ENUM)
#undef CODE_ENUM
        CODE_COUNT
};

/* One row of the table. */
struct code_entry {
    const char *code; /* stable, such as "Y003" */
    enum severity severity;
    const char *title;       /* a few words */
    const char *explanation; /* what it means and what to do */
};

/* The row of a code; never fails. */
const struct code_entry *code_entry(enum code code);

/* Finds a row by its stable code, ignoring case; NULL when there is none. */
const struct code_entry *code_find(const char *text);

#endif
