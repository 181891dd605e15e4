"""psrstats: the figures of a safeguarding children partnership's annual report, traced, exact and safe to publish."""
