"""The tables as pages to read: text, tables, timeline and graph side by side. `build.run` writes them."""
