#!/usr/bin/python3
"""Fits the model of package extract to the features that `eval features` wrote.

usage: train.py first FEATURES_DIR FOLDS_DIR
       train.py second FEATURES_DIR FOLDS_DIR MODEL
       train.py ablate FEATURES_DIR KINDS_DIR

The first pass writes FOLDS_DIR/K.bin, fitted to the pages outside fold K.
With its scores, `eval features --folds FOLDS_DIR` writes the features of the
second pass, which completes FOLDS_DIR/K.bin, for honest figures, and writes
MODEL, fitted to all pages. To see what the features are worth, ablate writes
KINDS_DIR/KIND/K.bin, first passes that see none of a kind of features, and
KINDS_DIR/all/K.bin, which see all. The same features give the same files. Needs
python3-xgboost (Debian).
"""
import json
import os
import struct
import sys
from pathlib import Path

# Threads that spin while they wait make a busy machine ten times slower.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import numpy as np  # noqa: E402
import xgboost  # noqa: E402

FIRST_ROUNDS, SECOND_ROUNDS = 80, 120
PARAMS = {
    "objective": "binary:logistic", "tree_method": "hist", "grow_policy": "lossguide", "max_leaves": 31, "max_depth": 12,
    "eta": 0.12, "subsample": 0.8, "colsample_bynode": 0.25, "min_child_weight": 0.02, "lambda": 0.05, "max_bin": 128,
    "base_score": 0.5, "seed": 1, "nthread": 2,
}
LEAF = 0xFFFF


def load(folder):
    """The matrix, labels, weights and folds of a features folder, and the features' names."""
    names = json.loads((folder / "names.json").read_text())
    x = np.fromfile(folder / "features.f32", dtype="<f4").reshape(-1, len(names))
    with open(folder / "rows.jsonl") as f:
        rows = [json.loads(line) for line in f]
    column = lambda key, kind: np.array([r[key] for r in rows], dtype=kind)
    return names, x, column("label", np.int8), column("weight", np.float64), column("fold", np.int8)


def fit(x, y, w, rounds):
    return xgboost.train(PARAMS, xgboost.DMatrix(x, y, weight=w), rounds)


def fnv(text):
    """FNV-1a over characters, as hashWord in package extract."""
    h = 2166136261
    for c in text:
        h = ((h ^ ord(c)) * 16777619) & 0xFFFFFFFF
    return h


def three_bytes(threshold):
    """The upper bytes of a float32, rounded down: what is at the threshold stays there."""
    bits = int(np.float32(threshold).view(np.uint32))
    return ((bits >> 8) + (threshold < 0 and bits & 0xFF != 0)).to_bytes(3, "little")


def pack(booster):
    """One forest in the form that extract.LoadModel reads."""
    if booster is None:
        return struct.pack("<fH", 0.0, 0)
    trees = json.loads(booster.save_raw("json"))["learner"]["gradient_booster"]["model"]["trees"]
    leaves = [v for t in trees for v, left in zip(t["split_conditions"], t["left_children"]) if left < 0]
    scale = max(map(abs, leaves)) / 127
    out = [struct.pack("<fH", scale, len(trees))]

    def node(t, i):
        value, left = t["split_conditions"][i], t["left_children"][i]
        if left < 0:
            out.append(struct.pack("<Hb", LEAF, round(value / scale)))
            return
        out.append(struct.pack("<H", t["split_indices"][i]) + three_bytes(value))
        node(t, left)
        node(t, t["right_children"][i])

    for t in trees:
        node(t, 0)
    return b"".join(out)


def write(path, names, first, second):
    path.write_bytes(struct.pack("<I", fnv("\n".join(names))) + first + second)


def ablate(folder, target, names, x, y, w, fold):
    kinds = np.array(json.loads((folder / "kinds.json").read_text())[: x.shape[1]])
    for kind in ["all", *sorted(set(kinds))]:
        seen = np.where(kinds == kind, np.float32(0), x)  # no tree splits at what is everywhere the same
        path = target / kind.replace(" ", "-")
        path.mkdir(parents=True, exist_ok=True)
        for k in np.unique(fold):
            write(path / f"{k}.bin", names, pack(fit(seen[fold != k], y[fold != k], w[fold != k], FIRST_ROUNDS)), pack(None))
        print(f"fitted without: {'nothing' if kind == 'all' else kind}", flush=True)


def main():
    stage, folder, folds = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    folds.mkdir(parents=True, exist_ok=True)
    names, x, y, w, fold = load(folder)
    measured = names.index("odds")  # where the second pass's features begin
    if stage == "ablate":
        ablate(folder, folds, names, x[:, :measured], y, w, fold)
        return
    for k in np.unique(fold):
        seen, path = fold != k, folds / f"{k}.bin"
        if stage == "first":
            booster = fit(x[seen, :measured], y[seen], w[seen], FIRST_ROUNDS)
            write(path, names, pack(booster), pack(None))
        else:
            booster = fit(x[seen], y[seen], w[seen], SECOND_ROUNDS)
            first = path.read_bytes()[4:]
            write(path, names, first[: len(first) - len(pack(None))], pack(booster))
        p = booster.predict(xgboost.DMatrix(x[~seen, : booster.num_features()]))
        print(f"{stage} pass, fold {k}: {np.average((p > 0.5) != y[~seen], weights=w[~seen]):.4f} of the weight is on the wrong side", flush=True)
    if stage == "second":
        first = fit(x[:, :measured], y, w, FIRST_ROUNDS)
        second = fit(x, y, w, SECOND_ROUNDS)
        write(Path(sys.argv[4]), names, pack(first), pack(second))
        for name, gain in sorted(second.get_score(importance_type="total_gain").items(), key=lambda kv: -kv[1])[:25]:
            print(f"  {names[int(name[1:])]:32} {gain:10.1f}")


if __name__ == "__main__":
    main()
