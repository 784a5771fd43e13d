/* A script of the project's own: a name that templates/ may hold. */
