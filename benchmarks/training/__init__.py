"""How the weights of `corpus.attribution` are learned from news that people marked by hand.

`python -m benchmarks.training` makes the files in `corpus/attribution/weights/`. One module a
decision, in the order in which the program takes them: `cues`, `sources` and `contents` choose
(listed in `stages`), `acts` then judges what they chose. Each is trained on what the ones before it
choose; a further one is a module with a `train` and a `held_out`, and a row in `__main__`.
"""
