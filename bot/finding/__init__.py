"""From a question to what answers it, over all articles: retrieve, search again, choose, weigh, compare."""
