// Loaded by every public page after first paint.
