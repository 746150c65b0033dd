"""How certificates look: one folder per design. A design turns a frozen payload into a PDF and knows nothing else."""
