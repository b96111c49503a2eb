"""Files for people: one report model, laid out by a writer for each format."""
