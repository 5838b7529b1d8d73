"""Where things stand in a drawing: figures for SVG, made from values by functions that know neither pages nor words."""
