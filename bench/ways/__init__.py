"""Ways to count the sixty tables: each takes a number of respondents and returns what is timed.

A contestant's ways stand in its own module, so that a process loads one library. Before the clock
starts every library holds the codes and weights in its own form, the others also the weights'
squares, and one code for no answer where Trigpoint tells *not asked* from *missing*.
"""
