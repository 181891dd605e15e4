"""A report's figures at two times: matched, told apart, and each difference traced to its cause."""
