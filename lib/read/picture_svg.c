/* The adapter of libxml2 for the user's pictures. Parsed without network, entities and outside
 * document types; then walked once. Rules for texts of styles are wider than they need be, so that
 * they can be simple: nothing escaped, nothing imported, no function that loads. */
#include "read/picture_svg.h"

#include <glib.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

enum { MOST_MESSAGES = 20 };

struct check {
    const struct source *file;
    const char *bytes;
    size_t length;
    struct diagnostics *diagnostics;
    int messages;
};

/* Where a word stands at or before the end of a line: libxml2 knows of an element only the line
 * where its tag ends. The line alone when the word is not found as it is. */
static struct span place(const struct check *check, long line, const char *word) {
    const char *end = check->bytes;
    const char *stop = check->bytes + check->length;
    for (long i = 0; i < line && end < stop; i++) {
        const char *next = memchr(end, '\n', (size_t)(stop - end));
        end = next ? next + 1 : stop;
    }
    size_t size = strlen(word);
    const char *found = NULL;
    size_t left = (size_t)(end - check->bytes);
    for (size_t at = left + 1 - MIN(size, left); size > 0 && size <= left && at-- > 0 && !found;) {
        found = memcmp(check->bytes + at, word, size) == 0 ? check->bytes + at : NULL;
    }
    if (!found) {
        return span_at(check->file, line > 0 ? (size_t)line : 1, 1, 1);
    }
    size_t number = 1;
    const char *start = check->bytes;
    for (const char *next; (next = memchr(start, '\n', (size_t)(found - start)));) {
        start = next + 1;
        number++;
    }
    return span_at(check->file, number, source_code_points(start, (size_t)(found - start)) + 1,
                   source_code_points(word, size));
}

/* Reports what a node holds; the message has one %s for the word. */
static void refuse(struct check *check, const xmlNode *node, const char *word, const char *hint,
                   const char *what) {
    if (check->messages++ < MOST_MESSAGES) {
        diagnostics_add(check->diagnostics, CODE_PICTURE_UNSAFE,
                        place(check, xmlGetLineNo(node), word), hint, "a picture may not hold %s",
                        what);
    }
}

static bool is_any(const char *name, const char *const *names) {
    while (*names && g_ascii_strcasecmp(name, *names) != 0) {
        names++;
    }
    return *names != NULL;
}

/* Whether an address stays within the picture: a part of it, or pixels or a font written out. */
static bool inside(const char *address) {
    static const char *const ALLOWED[] = {
        "#",         "data:image/png", "data:image/jpeg", "data:image/webp", "data:image/gif",
        "data:font/"};
    while (g_ascii_isspace(*address) || *address == '"' || *address == '\'') {
        address++;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(ALLOWED); i++) {
        if (g_ascii_strncasecmp(address, ALLOWED[i], strlen(ALLOWED[i])) == 0) {
            return true;
        }
    }
    return *address == '\0';
}

/* What is wrong with the text of a style or a property; NULL: nothing. */
static const char *style_fault(const char *text) {
    static const char *const NEVER[] = {"@import", "image-set(", "src(", "expression(",
                                        "javascript:"};
    char *lower = g_ascii_strdown(text, -1);
    const char *fault = strchr(lower, '\\') ? "escaped letters in a style" : NULL;
    for (size_t i = 0; !fault && i < G_N_ELEMENTS(NEVER); i++) {
        fault = strstr(lower, NEVER[i]) ? "a style that loads something" : NULL;
    }
    for (const char *at = lower; !fault && (at = strstr(at, "url(")); at++) {
        fault = inside(at + strlen("url(")) ? NULL : "references to the outside";
    }
    g_free(lower);
    return fault;
}

static void check_attribute(struct check *check, const xmlNode *node, const xmlAttr *attribute) {
    static const char *const ADDRESSES[] = {"href", "src", "data", "action", "base", NULL};
    const char *name = (const char *)attribute->name;
    char *value = (char *)xmlNodeGetContent((const xmlNode *)attribute);
    const char *text = value ? value : "";
    if (g_ascii_strncasecmp(name, "on", 2) == 0 && g_ascii_isalpha(name[2])) {
        char *what = g_strdup_printf("the event attribute '%s'", name);
        refuse(check, node, name, "remove it", what);
        g_free(what);
    } else if (is_any(name, ADDRESSES) && !inside(text)) {
        refuse(check, node, name, "put what it names into the picture, or remove it",
               "references to the outside");
    } else if (g_ascii_strcasecmp(name, "attributeName") == 0 &&
               (g_str_has_suffix(text, "href") || g_ascii_strncasecmp(text, "on", 2) == 0)) {
        refuse(check, node, name, "remove it", "changing references");
    } else {
        bool style = strcmp(name, "style") == 0;
        const char *fault =
            style || strstr(text, "url(") || strstr(text, "URL(") ? style_fault(text) : NULL;
        if (fault) {
            refuse(check, node, name, "put what it names into the picture, or remove it", fault);
        }
    }
    xmlFree(value);
}

static void check_element(struct check *check, const xmlNode *node) {
    static const char *const NEVER[] = {"script", "foreignObject", "iframe",   "object",
                                        "embed",  "audio",         "video",    "handler",
                                        "canvas", "link",          "listener", NULL};
    const char *name = (const char *)node->name;
    if (is_any(name, NEVER)) {
        bool prefixed = node->ns && node->ns->prefix;
        char *tag = g_strdup_printf("<%s%s%s", prefixed ? (const char *)node->ns->prefix : "",
                                    prefixed ? ":" : "", name);
        char *what = g_strdup_printf("<%s>", name);
        refuse(check, node, tag, "remove it, or export the picture as plain SVG", what);
        g_free(what);
        g_free(tag);
        return;
    }
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
        check_attribute(check, node, attribute);
    }
    if (g_ascii_strcasecmp(name, "style") == 0) {
        char *text = (char *)xmlNodeGetContent(node);
        const char *fault = style_fault(text ? text : "");
        if (fault) {
            refuse(check, node, "<style", "put what it names into the picture, or remove it",
                   fault);
        }
        xmlFree(text);
    }
}

/* Visits a node, what is in it, and what follows it; libxml2 has refused what is too deep. */
static void walk(struct check *check, const xmlNode *node) {
    for (; node; node = node->next) {
        if (node->type == XML_ELEMENT_NODE) {
            check_element(check, node);
            walk(check, node->children);
        } else if (node->type == XML_PI_NODE) {
            refuse(check, node, (const char *)node->name, "remove it", "processing instructions");
        } else if (node->type == XML_ENTITY_REF_NODE) {
            refuse(check, node, (const char *)node->name, "write out what it stands for",
                   "entities");
        }
    }
}

static void check_document(struct check *check, const xmlDoc *document, struct span at) {
    const xmlNode *root = xmlDocGetRootElement(document);
    bool svg = root && strcmp((const char *)root->name, "svg") == 0 && root->ns &&
               strcmp((const char *)root->ns->href, "http://www.w3.org/2000/svg") == 0;
    if (!svg) {
        diagnostics_add(check->diagnostics, CODE_PICTURE_UNUSABLE, at,
                        "its root must be <svg xmlns=\"http://www.w3.org/2000/svg\">",
                        "'%s' is not an SVG picture", check->file->name);
    } else if (document->intSubset && document->intSubset->children) {
        diagnostics_add(check->diagnostics, CODE_PICTURE_UNSAFE, place(check, 1, ""),
                        "write out what its entities stand for",
                        "a picture may not define entities");
    } else {
        walk(check, document->children);
    }
}

void picture_svg_check(const struct source *file, const char *bytes, size_t length, struct span at,
                       struct diagnostics *diagnostics) {
    struct check check = {file, bytes, length, diagnostics, 0};
    xmlParserCtxt *parser = xmlNewParserCtxt();
    g_assert(parser); /* no memory left */
    xmlDoc *document = xmlCtxtReadMemory(parser, bytes, (int)length, NULL, NULL,
                                         XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                             XML_PARSE_BIG_LINES);
    const xmlError *error = xmlCtxtGetLastError(parser);
    if (document) {
        check_document(&check, document, at);
        xmlFreeDoc(document);
    } else {
        long line = error ? error->line : 1;
        char *message = g_strstrip(g_strdup(error && error->message ? error->message : ""));
        diagnostics_add(diagnostics, CODE_PICTURE_UNUSABLE,
                        span_at(file, (size_t)MAX(line, 1), 1, 1), "export the picture again",
                        "the picture is not well-formed XML: %s", message);
        g_free(message);
    }
    xmlFreeParserCtxt(parser);
}
