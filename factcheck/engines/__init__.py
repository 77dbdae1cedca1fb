"""Who runs extraction over many articles."""
