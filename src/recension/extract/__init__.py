"""Page → articles: main text, metadata, cutting a page into its articles, repeats, the map back."""
