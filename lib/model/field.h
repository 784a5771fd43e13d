/* The one idea of the program: each struct of the input, of the results and of the pages is
 * described once, by a table of its fields. That table drives the binding of YAML, the JSON Schema
 * and reference page, the names in templates, the JSON export, the comparison of snapshots and the
 * overlay of journeys. Adding a field is one member in the struct and one row in its table. */
#ifndef MODEL_FIELD_H
#define MODEL_FIELD_H

#include "base/arena.h"
#include "base/date.h"
#include "base/source.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

/* What a field holds, and the C type of its member. "Not given" is NULL, NaN, 0 or an empty list.
 */
enum field_kind {
    FIELD_TEXT,      /* const char *; plain text */
    FIELD_MARKDOWN,  /* struct markdown */
    FIELD_ID,        /* const char *; in id form */
    FIELD_NUMBER,    /* double; NaN is "not given" */
    FIELD_BOOLEAN,   /* enum answer */
    FIELD_DATE,      /* uint32_t, a day of base/date.h */
    FIELD_PERIOD,    /* struct period */
    FIELD_CHOICE,    /* int: 1 + the index in choices; 0 is "not given" */
    FIELD_REFERENCE, /* struct reference */
    FIELD_PATH,      /* struct path: a file, relative to the one that names it */
    FIELD_URL,       /* const char *; may stand in href and src */
    FIELD_MARKUP,    /* const char *; made by our own writers, printed by {{{x}}} */
    FIELD_STRUCT,    /* the struct itself, described by record */
    FIELD_POINTER,   /* a pointer to such a struct, or NULL */
    FIELD_LIST,      /* LIST(type): items of kind item */
};

/* Said yes, said no, or not said. */
enum answer { ANSWER_UNSAID, ANSWER_NO, ANSWER_YES };

/* Text in Markdown, and where it was written (for messages about its links). */
struct markdown {
    const char *text;
    struct span at;
};

/* A file named in the input. */
struct path {
    const char *text; /* as written */
    struct span at;
};

/* The types of things that have ids and can be referred to. */
enum entity {
    ENTITY_NONE,
    ENTITY_LIFECYCLE,
    ENTITY_CHANNEL,
    ENTITY_FUNCTION,
    ENTITY_PERSON,
    ENTITY_ROLE,
    ENTITY_TEAM,
    ENTITY_SYSTEM,
    ENTITY_PERSONA,
    ENTITY_JOURNEY,
    ENTITY_STAGE,
    ENTITY_TOUCHPOINT,
    ENTITY_PAIN,
    ENTITY_FEATURE,
    ENTITY_INITIATIVE,
    ENTITY_KPI,
    ENTITY_CHANNEL_MIX,
    ENTITY_MATURITY_MODEL,
    ENTITY_MATURITY_STAGE,
    ENTITY_PRACTICE,
    ENTITY_SURVEY,
    ENTITY_QUESTION,
    ENTITY_REQUEST,
    ENTITY_NOTE,
    ENTITY_COUNT
};

/* A set of entity types, as bits. */
#define REFERS(entity) (1u << (entity))

/* A reference by id; the target is found once all files are read. */
struct reference {
    const char *id;     /* as written; NULL: not given */
    enum entity entity; /* the type found, when resolved */
    const void *target; /* the struct it names; NULL until resolved, and for special words */
    struct span at;
};

/* A list of structs, texts, numbers or references. All lists have the layout of struct list. */
#define LIST(type)                                                                                 \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t count;                                                                              \
    }
struct list {
    void *items;
    size_t count;
};

enum field_flag {
    FIELD_REQUIRED = 1 << 0, /* an input without it is an error */
    FIELD_WHOLE = 1 << 1,    /* a number without decimals */
    FIELD_LOCAL = 1 << 2,    /* a reference to something in the same journey may leave its id out */
    FIELD_KEYED = 1 << 3, /* a mapping in the input: each key becomes the first field of an item */
    FIELD_ONE_OR_MANY = 1 << 4, /* a list that may be written as its only item */
    FIELD_OR_TRUE = 1 << 5,     /* a text that may be just `true` (stored as "") */
    FIELD_CODE = 1 << 6,        /* an id that may have capitals (initiatives, requests) */
    FIELD_RESULT = 1 << 7,      /* computed: not read from the input, not in the schema */
    FIELD_SCALE = 1 << 8,       /* a number on the project's scale, checked after reading */
    FIELD_HIDDEN = 1 << 9,      /* for templates only: not in the JSON export */
    FIELD_UNSEEN = 1 << 10,     /* on no page: its words need no glyphs */
};

/* How people see a number. */
enum number_style {
    STYLE_PLAIN,   /* 1,234.5 with the field's digits */
    STYLE_SIGNED,  /* +1.2, −0.3 */
    STYLE_PERCENT, /* a share 0-1 as 35 % */
};

struct record;

/* One field of a struct. */
struct field {
    const char *key; /* in YAML, JSON and templates */
    enum field_kind kind;
    enum field_kind item; /* of a list: the kind of its items */
    size_t offset;
    unsigned flags;              /* of enum field_flag */
    double low, high;            /* range of a number, inclusive; both 0: any */
    const char *const *choices;  /* of a choice, ended by NULL */
    unsigned refers;             /* of a reference: the types it may name, bits of REFERS() */
    const struct record *record; /* of a struct, a pointer or a list of them */
    const char *fallback;        /* default of a number or choice as written in YAML; NULL: none */
    int digits;                  /* decimals shown to people */
    enum number_style style;
    const char *note; /* one line with the unit, for the reference and the schema */
};

/* A struct with its fields. */
struct record {
    const char *name; /* "touchpoint" */
    size_t size;
    const struct field *fields;
    size_t count;
    const char *note;      /* one line */
    enum entity entity;    /* what it defines, or ENTITY_NONE */
    bool spanned;          /* its first member is `struct span at`, where it was written */
    const char *shorthand; /* the key that a bare value (text, number or list) sets; NULL: none */
    bool tuple;            /* may be written as a list of its fields in order, e.g. [1, 5] */
};

/* Finds a field by its key; NULL when there is none. */
const struct field *record_field(const struct record *record, const char *key);

/* The member that a field describes. */
void *field_of(const struct field *field, void *object);
const void *field_in(const struct field *field, const void *object);

/* The size in memory of one value of a kind (record for structs). */
size_t field_kind_size(enum field_kind kind, const struct record *record);

/* Whether a value of a kind is given (a struct: any of its fields is). */
bool field_given(enum field_kind kind, const struct record *record, const void *value);

/* Makes every number of a struct "not given" (NaN), in embedded structs too; other bytes stay. */
void record_clear(const struct record *record, void *object);

/* Allocates count cleared structs. */
void *record_new(const struct record *record, size_t count, struct arena *arena);

/* Where a spanned struct was written; nowhere for others. */
struct span record_span(const struct record *record, const void *object);

/* The word of a choice field's value (1 …); NULL for 0. */
const char *field_choice(const struct field *field, int value);

/* The name of an entity type as people know it: "journey", "lifecycle stage". */
const char *entity_name(enum entity entity);

/* Rows of field tables. THIS must be the struct's type when they are used, e.g.
 * #define THIS struct journey. Further attributes may follow as designated initialisers. */
#define FIELD_ROW(member, kind_, ...)                                                              \
    { .key = #member, .kind = (kind_), .offset = offsetof(THIS, member), __VA_ARGS__ }
#define ROW_TEXT(member, note_, ...) FIELD_ROW(member, FIELD_TEXT, .note = (note_), ##__VA_ARGS__)
#define ROW_MARKDOWN(member, note_, ...)                                                           \
    FIELD_ROW(member, FIELD_MARKDOWN, .note = (note_), ##__VA_ARGS__)
#define ROW_ID(member, note_, ...) FIELD_ROW(member, FIELD_ID, .note = (note_), ##__VA_ARGS__)
#define ROW_NUMBER(member, low_, high_, note_, ...)                                                \
    FIELD_ROW(member, FIELD_NUMBER, .low = (low_), .high = (high_), .note = (note_), ##__VA_ARGS__)
#define ROW_BOOLEAN(member, note_, ...)                                                            \
    FIELD_ROW(member, FIELD_BOOLEAN, .note = (note_), ##__VA_ARGS__)
#define ROW_DATE(member, note_, ...) FIELD_ROW(member, FIELD_DATE, .note = (note_), ##__VA_ARGS__)
#define ROW_PERIOD(member, note_, ...)                                                             \
    FIELD_ROW(member, FIELD_PERIOD, .note = (note_), ##__VA_ARGS__)
#define ROW_CHOICE(member, choices_, note_, ...)                                                   \
    FIELD_ROW(member, FIELD_CHOICE, .choices = (choices_), .note = (note_), ##__VA_ARGS__)
#define ROW_REFERENCE(member, refers_, note_, ...)                                                 \
    FIELD_ROW(member, FIELD_REFERENCE, .refers = (refers_), .note = (note_), ##__VA_ARGS__)
#define ROW_PATH(member, note_, ...) FIELD_ROW(member, FIELD_PATH, .note = (note_), ##__VA_ARGS__)
#define ROW_URL(member, note_, ...) FIELD_ROW(member, FIELD_URL, .note = (note_), ##__VA_ARGS__)
#define ROW_MARKUP(member, note_, ...)                                                             \
    FIELD_ROW(member, FIELD_MARKUP, .note = (note_), ##__VA_ARGS__)
#define ROW_STRUCT(member, record_, note_, ...)                                                    \
    FIELD_ROW(member, FIELD_STRUCT, .record = &(record_), .note = (note_), ##__VA_ARGS__)
#define ROW_POINTER(member, record_, note_, ...)                                                   \
    FIELD_ROW(member, FIELD_POINTER, .record = &(record_), .note = (note_), ##__VA_ARGS__)
#define ROW_LIST(member, record_, note_, ...)                                                      \
    FIELD_ROW(member, FIELD_LIST, .item = FIELD_STRUCT, .record = &(record_), .note = (note_),     \
              ##__VA_ARGS__)
#define ROW_TEXTS(member, note_, ...)                                                              \
    FIELD_ROW(member, FIELD_LIST, .item = FIELD_TEXT, .note = (note_), ##__VA_ARGS__)
#define ROW_REFERENCES(member, refers_, note_, ...)                                                \
    FIELD_ROW(member, FIELD_LIST, .item = FIELD_REFERENCE, .refers = (refers_), .note = (note_),   \
              ##__VA_ARGS__)

/* A record over a table named fields; further attributes may follow. */
#define RECORD(name_, type_, fields_, note_, ...)                                                  \
    {                                                                                              \
        .name = (name_), .size = sizeof(type_), .fields = (fields_),                               \
        .count = sizeof(fields_) / sizeof *(fields_), .note = (note_), ##__VA_ARGS__               \
    }

#endif
