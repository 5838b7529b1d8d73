"""Speed and memory as ratios in one run: reading beside the bare parser that it uses."""
