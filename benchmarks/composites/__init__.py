"""Pages put together from articles whose bounds are known, to measure cutting on."""
