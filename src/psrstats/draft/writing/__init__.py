"""A review as it is shown: on the console, as JSON, as a page, and as comments in the draft itself."""
