"""The words of a sentence that answer a question of any kind, chosen by a learned head over token vectors."""
