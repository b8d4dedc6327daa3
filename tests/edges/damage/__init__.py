"""What a damaged file, a full disk or one poison row takes with it: nothing else."""
