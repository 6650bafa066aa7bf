"""What is measured rather than tested, on data from outside the project."""
