"""Reading English: words and their forms, names, figures and dates as they are written, the parts of a sentence."""
