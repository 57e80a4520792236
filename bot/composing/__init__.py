"""From what was found to an answer: sentences, short answer, citations, and the check of each before it is said."""
