"""Documents on paper and in spreadsheets. They know the domain alone: whoever calls hands the facts over."""
