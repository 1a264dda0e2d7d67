#!/usr/bin/env python3
"""Learns the weights of src/digest/title_fitness.cpp and window_fitness.cpp from an editor's verdicts.

verdicts.jsonl holds one would-be slide a line: the article's id and the span in its text, the kind the editor gives it, whether its sentences could be printed behind
headline and lead, and for each title (the first 8 hexadecimal digits of its SHA-256) whether it could stand. The stories are every other one of BASIL, ECB+'s topics from
23 on with eight reports and more, and half of allsides2021 (of a quarter titles alone); all others are kept for reading.
Prints each model as C++, with the area under its ROC curve over eight folds of stories.
Needs python3-numpy; ends in sight where the corpora are not there."""
import argparse
import collections
import hashlib
import json
import pathlib
import subprocess
import sys

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import common  # noqa: E402

SAMPLES = common.ROOT / "build" / "release" / "eval" / "fitness_samples"
PENALTY = 10.0  # inverse of the prior's variance, on standardised features
FOLDS = 8
OTHER_KINDS = "analysis", "reaction"  # of what the rules take for details (digest/kind_fitness.h)


def read_stories():
    """Articles by story, of those that verdicts were given on."""
    def load(name):
        stories, seen = collections.OrderedDict(), set()
        for line in open(common.DATA / "clustering" / f"{name}.jsonl"):
            article = json.loads(line)
            if article["id"] not in seen:
                seen.add(article["id"])
                stories.setdefault(article["cluster"], []).append(article)
        return stories
    basil, ecb, allsides = load("basil"), load("ecbplus"), load("allsides2021")
    chosen = {key: basil[key] for key in list(basil)[1::2]}
    chosen.update({key: articles for key, articles in ecb.items() if int(key.split("_")[0]) >= 23 and len(articles) >= 8})
    chosen.update({key: allsides[key] for part in (0, 1) for key in list(allsides)[part::4]})
    return chosen


def sample(binary, stories):
    lines = "\n".join(json.dumps(article | {"story": key}) for key, articles in stories.items() for article in articles)
    out = subprocess.run([binary, "36"], input=lines + "\n", text=True, capture_output=True, check=True).stdout
    return list(map(json.loads, out.splitlines()))


def fit(features, verdicts):
    """Logistic regression with a normal prior, by Newton's method; weights of the features as they are."""
    mean, scale = features.mean(0), features.std(0) + 1e-9
    x = np.hstack([(features - mean) / scale, np.ones((len(features), 1))])
    weights, prior = np.zeros(x.shape[1]), np.eye(x.shape[1]) * PENALTY
    prior[-1, -1] = 1e-6
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + prior, x.T @ (p - verdicts) + prior @ weights)
        weights -= step
        if np.abs(step).max() < 1e-7:
            break
    return weights[:-1] / scale, weights[-1] - (weights[:-1] * mean / scale).sum()


def area(verdicts, scores):
    ranks = np.empty(len(scores))
    ranks[np.argsort(scores, kind="stable")] = np.arange(1, len(scores) + 1)
    yes = verdicts.sum()
    return (ranks[verdicts == 1].sum() - yes * (yes + 1) / 2) / (yes * (len(verdicts) - yes))


def learn(name, rows):
    """rows: (story, features by name, verdict)."""
    names = list(rows[0][1])
    features = np.array([[row[1][key] for key in names] for row in rows], float)
    verdicts = np.array([row[2] for row in rows], float)
    stories = sorted({row[0] for row in rows})
    np.random.RandomState(1).shuffle(stories)
    fold = np.array([stories.index(row[0]) % FOLDS for row in rows])
    scores = np.zeros(len(rows))
    for k in range(FOLDS):
        weights, bias = fit(features[fold != k], verdicts[fold != k])
        scores[fold == k] = features[fold == k] @ weights + bias
    weights, bias = fit(features, verdicts)
    sure = scores > 0
    print(f"// {name}: {len(rows)} verdicts, {verdicts.mean():.3f} yes, area {area(verdicts, scores):.3f}; "
          f"{verdicts[sure].mean():.3f} yes of {sure.sum()} likelier than not")
    print(f"{{{bias:.2f},\n {{{{" + ",\n   ".join(f'{{"{key}", {w:.2f}}}' for key, w in zip(names, weights)) + "}}};")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=SAMPLES)
    options = parser.parse_args()
    common.need("clustering/basil.jsonl", "clustering/ecbplus.jsonl", "clustering/allsides2021.jsonl")
    verdicts = {}
    for line in open(HERE / "verdicts.jsonl"):
        verdict = json.loads(line)
        verdicts[verdict["article"], verdict["begin"], verdict["end"], verdict.get("lead", False)] = verdict
    titles, windows, details, reactions, leads, kinds = [], [], [], [], [], collections.Counter()
    others = collections.defaultdict(list)  # by kind: whether what the rules take for a detail is of that kind
    for row in sample(options.binary, read_stories()):
        lead = row["kind"] == "lead"
        first, last = row["sentences"][0], row["sentences"][-1]
        verdict = verdicts.get((first["article"], first["begin"], last["end"], lead))
        if not verdict:
            continue
        for title in row["titles"]:
            stands = verdict["titles"].get(hashlib.sha256(title["text"].encode()).hexdigest()[:8])
            if stands is not None:
                titles.append((row["story"], title["features"], stands))
        if "print" not in verdict:
            continue
        if lead:
            leads.append((row["story"], row["leading"], verdict["print"] and verdict["kind"] == "lead"))
            continue
        windows.append((row["story"], row["window"], verdict["print"]))
        kinds[row["kind"], row["kind"] == verdict["kind"]] += 1
        for kind in OTHER_KINDS if row["kind"] == "detail" else ():
            others[kind].append((row["story"], row["likely"], verdict["kind"] == kind))
        if row["kind"] in ("detail", "reaction"):
            right = verdict["kind"] == row["kind"] or (verdict["kind"] == "lead" and row["kind"] == "detail")
            (details if row["kind"] == "detail" else reactions).append((row["story"], row[row["kind"]], right))
    learn("title_model", titles)
    learn("window_model", windows)
    learn("detail_model", details)
    for kind in OTHER_KINDS:
        learn(f"kind_models, {kind}", others[kind])
    learn("reaction_model", reactions)
    learn("lead_model", leads)
    for kind in sorted({kind for kind, _ in kinds}):
        print(f"// {kind}: right {kinds[kind, True]} of {kinds[kind, True] + kinds[kind, False]}")


if __name__ == "__main__":
    main()
