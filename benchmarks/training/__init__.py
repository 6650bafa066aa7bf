"""How the weights of `corpus.attribution` are learned from news that people marked by hand.

`python -m benchmarks.training` makes the files in `corpus/attribution/weights/`. One module a
decision (`cues`, `sources`, `contents`), in the order in which the program takes them: each is
trained on what the ones before it choose. `stages` lists them, so a further decision is one more
module with a `train` and one more row there.
"""
