"""A draft's words: what it says in numbers, whether these agree with each other, and with the report's figures."""
