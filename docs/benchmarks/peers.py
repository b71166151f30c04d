#!/usr/bin/env python3
"""Times what peers take for the shapes of `ohmlight bench`, and prints ratios.

    ./ohmlight bench all --json > mine.json
    python3 docs/benchmarks/peers.py --ohmlight mine.json

Each peer that is installed is run on one thread: torch (with a fast BLAS, or it is no peer), scipy, aihwkit,
badcrossbar, ngspice. Those that are not are named with the reason. A figure is the median over repeats after
two that are not counted.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def seconds(work, repeats):
    """Median time of a call; what is run once is not warmed up."""
    for _ in range(2 if repeats > 1 else 0):
        work()
    times = []
    for _ in range(repeats):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def torch_peer():
    import torch

    torch.set_num_threads(1)
    torch.manual_seed(1)

    def gemm():
        a, b = torch.rand(512, 512), torch.rand(512, 512)
        return lambda: a @ b

    def equilibrium_propagation():
        # 784-512-10, batch 64: 15 free steps, twice 15 nudged, momentum.
        w1, w2 = 0.03 * torch.randn(784, 512), 0.05 * torch.randn(512, 10)
        v1, v2 = torch.zeros_like(w1), torch.zeros_like(w2)
        x, y = torch.rand(64, 784), torch.eye(10)[torch.arange(64) % 10]

        def settle(h, o, drive, beta):
            for _ in range(15):
                h = (drive + o @ w2.T).clamp(0, 1)
                o = h @ w2 - beta * (o - y)
            return h, o

        def batch():
            drive = x @ w1
            h, o = settle(torch.zeros(64, 512), torch.zeros(64, 10), drive, 0.0)
            hp, op = settle(h, o, drive, 0.2)
            hm, om = settle(h, o, drive, -0.2)
            v1.mul_(0.9).add_(x.T @ (hp - hm), alpha=1e-5)
            v2.mul_(0.9).add_(hp.T @ op - hm.T @ om, alpha=1e-5)
            w1.add_(v1)
            w2.add_(v2)

        return batch

    def convolutional():
        # 28 x 28, 32 and 64 kernels of 5 x 5 with average pooling, 10; 15 free steps, 15 nudged. The
        # first layer's clamped drive is computed once.
        F = torch.nn.functional
        k1, k2 = 0.1 * torch.randn(32, 1, 5, 5), 0.03 * torch.randn(64, 32, 5, 5)
        w = 0.03 * torch.randn(1024, 10)
        velocities = [torch.zeros_like(p) for p in (k1, k2, w)]
        x, y = torch.rand(64, 1, 28, 28), torch.eye(10)[torch.arange(64) % 10]

        def spread(high):
            # The adjoint of average pooling.
            return 0.25 * F.interpolate(high, scale_factor=2)

        def settle(a, b, o, drive, beta):
            for _ in range(15):
                back = F.conv_transpose2d(spread(b), k2)
                a = (drive + back).clamp(0, 1)
                up = F.avg_pool2d(F.conv2d(a, k2), 2)
                b = (up + (o @ w.T).view(64, 64, 4, 4)).clamp(0, 1)
                o = b.flatten(1) @ w - beta * (o - y)
            return a, b, o

        def gradients(a, b, o):
            return (
                torch.nn.grad.conv2d_weight(x, k1.shape, spread(a)),
                torch.nn.grad.conv2d_weight(a, k2.shape, spread(b)),
                b.flatten(1).T @ o,
            )

        def batch():
            drive = F.avg_pool2d(F.conv2d(x, k1), 2)
            rest = (torch.zeros(64, 32, 12, 12), torch.zeros(64, 64, 4, 4), torch.zeros(64, 10))
            free = settle(*rest, drive, 0.0)
            nudged = settle(*free, drive, 0.2)
            pairs = zip(gradients(*nudged), gradients(*free))
            for p, v, (plus, minus) in zip((k1, k2, w), velocities, pairs):
                v.mul_(0.9).add_(plus - minus, alpha=1e-5)
                p.add_(v)

        return batch

    def even_odd_memory(accelerated):
        # 784-512-10, state of the ten outputs: 40 steps, 8 taken back by autograd, Madam.
        u, w = 0.07 * (2 * torch.rand(784, 512) - 1), 0.1 * (2 * torch.rand(512, 10) - 1)
        u.requires_grad_(), w.requires_grad_()
        x, y = torch.rand(64, 784), torch.eye(10)[torch.arange(64) % 10]
        squares, most = [torch.zeros_like(u), torch.zeros_like(w)], [70.0, 100.0]

        def rho(a):
            return torch.sigmoid(4 * a - 2)

        def step(drive, a):
            return rho(drive + rho(a) @ w.T) @ w

        def picard(drive, a, steps):
            for _ in range(steps):
                a = step(drive, a)
            return a

        def anderson(drive, a, steps):
            asked, answered = [a], [step(drive, a)]
            for _ in range(steps - 1):
                g = torch.stack(answered, 2)
                f = g - torch.stack(asked, 2)
                products = f.transpose(1, 2) @ f
                trace = products.diagonal(dim1=1, dim2=2).mean(1).view(-1, 1, 1)
                ridge = (1e-6 * trace + 1e-30) * torch.eye(f.shape[2])
                weights = torch.linalg.solve(products + ridge, torch.ones(64, f.shape[2]))
                weights = weights / weights.sum(1, keepdim=True)
                a = (g @ weights.unsqueeze(2)).squeeze(2)
                asked, answered = asked[-3:] + [a], answered[-3:] + [step(drive, a)]
            return answered[-1]

        def batch():
            with torch.no_grad():
                free = (anderson if accelerated else picard)(rho(x) @ u, torch.zeros(64, 10), 40)
            drives = picard(rho(x) @ u, free, 8)
            u.grad = w.grad = None
            (0.5 * ((drives - y) ** 2).sum() / 64).backward()
            with torch.no_grad():
                for p, v, bound in zip((u, w), squares, most):
                    v.mul_(0.999).addcmul_(p.grad, p.grad, value=0.001)
                    scaled = (p.grad / v.sqrt()).nan_to_num_().clamp_(-10, 10)
                    p.mul_(torch.exp(-1e-5 * scaled * p.sign())).clamp_(-bound, bound)

        return batch

    return {
        "gemm-512": (gemm(), 200),
        "ep-784-512-10": (equilibrium_propagation(), 60),
        "ham-even-odd-picard": (even_odd_memory(False), 60),
        "ham-even-odd-anderson": (even_odd_memory(True), 30),
        "conv-ep-1-32-64-10": (convolutional(), 8),
    }


def aihwkit_peer():
    import torch
    from aihwkit.simulator.configs import (
        ConstantStepDevice,
        InferenceRPUConfig,
        SingleRPUConfig,
        SoftBoundsDevice,
    )
    from aihwkit.simulator.tiles import AnalogTile

    torch.set_num_threads(1)
    x, d = 2 * torch.rand(64, 512) - 1, 0.2 * torch.rand(64, 512) - 0.1

    def update(device):
        tile = AnalogTile(512, 512, SingleRPUConfig(device=device))
        tile.set_learning_rate(0.01)
        return lambda: tile.update(x, d)

    def forward():
        tile = AnalogTile(512, 512, SingleRPUConfig(device=ConstantStepDevice()))
        return lambda: tile.forward(x)

    return {
        "forward-512x64": (forward(), 50),
        "pulse-constant-512x64": (update(ConstantStepDevice()), 20),
        "pulse-soft-bounds-512x64": (update(SoftBoundsDevice()), 20),
    }


def scipy_peer():
    import numpy
    import scipy.fft
    import scipy.sparse
    import scipy.sparse.linalg

    random = numpy.random.default_rng(1)

    def line_resistance(side):
        # The nodal equations of the crossbar by sparse LU: wires of 1 ohm a segment, rows driven on
        # the left, columns grounded at the bottom.
        cells = 10 ** -random.uniform(3, 5, side * side)
        volts = random.uniform(0, 1, side)
        nodes = numpy.arange(side * side).reshape(side, side)

        def laplacian(one, other, siemens):
            size = 2 * side * side
            rows = numpy.concatenate([one, other, one, other])
            columns = numpy.concatenate([one, other, other, one])
            values = numpy.concatenate([siemens, siemens, -siemens, -siemens])
            return scipy.sparse.csc_matrix((values, (rows, columns)), (size, size))

        def solve():
            word, bit = nodes, nodes + side * side
            ends = numpy.zeros(2 * side * side)
            ends[word[:, 0]] = ends[bit[-1]] = 1
            wires = [(word[:, :-1], word[:, 1:]), (bit[:-1], bit[1:])]
            matrix = laplacian(word.ravel(), bit.ravel(), cells) + scipy.sparse.diags(ends)
            for one, other in wires:
                matrix = matrix + laplacian(one.ravel(), other.ravel(), numpy.ones(one.size))
            driven = numpy.zeros(2 * side * side)
            driven[word[:, 0]] = volts
            return scipy.sparse.linalg.splu(matrix.tocsc()).solve(driven)[bit[-1]]

        return solve

    def fft(side, kind):
        field = random.random((side, side)).astype(kind)
        return lambda: scipy.fft.ifft2(scipy.fft.fft2(field, workers=1), workers=1)

    def propagate(side, kind):
        # Angular spectrum, padded to twice the side.
        field = random.random((side, side)).astype(kind)
        padded = numpy.zeros((2 * side, 2 * side), kind)
        transfer = numpy.exp(1j * random.random(padded.shape)).astype(kind)

        def work():
            padded[:] = 0
            padded[:side, :side] = field
            spectrum = scipy.fft.fft2(padded, workers=1)
            spectrum *= transfer
            return scipy.fft.ifft2(spectrum, workers=1, overwrite_x=True)[:side, :side]

        return work

    cases = {f"line-resistance-{side}": (line_resistance(side), 1) for side in (256,)}
    for side in (512, 1024):
        for prefix, kind in (("", "complex128"), ("single-", "complex64")):
            cases[f"{prefix}fft-{side}"] = (fft(side, kind), 20)
            cases[f"{prefix}propagate-{side}"] = (propagate(side, kind), 8)
    return cases


def badcrossbar_peer():
    import badcrossbar
    import numpy

    random = numpy.random.default_rng(1)
    resistances = 10 ** random.uniform(3, 5, (256, 256))
    volts = random.uniform(0, 1, (256, 1))
    return {
        "line-resistance-256": (lambda: badcrossbar.compute(volts, resistances, 1.0), 3)
    }


def ngspice_peer():
    if shutil.which("ngspice") is None:
        raise ImportError("no ngspice on the path")

    def netlist(side):
        # Rows are driven on the left, columns end in ground at the bottom; 1 ohm a segment.
        lines = ["crossbar"]
        for r in range(side):
            lines.append(f"v{r} d{r} 0 {(r * 37 % 100) / 100}")
            for c in range(side):
                left = f"d{r}" if c == 0 else f"w{r}_{c - 1}"
                below = "0" if r == side - 1 else f"b{r + 1}_{c}"
                ohms = 10 ** (3 + 2 * ((r * side + c) * 7919 % 1000) / 1000)
                lines.append(f"rw{r}_{c} {left} w{r}_{c} 1")
                lines.append(f"rg{r}_{c} w{r}_{c} b{r}_{c} {ohms:.6g}")
                lines.append(f"rb{r}_{c} b{r}_{c} {below} 1")
        lines += [".op", ".end"]
        return "\n".join(lines) + "\n"

    def solve(side):
        folder = tempfile.mkdtemp()
        path = os.path.join(folder, "crossbar.cir")
        with open(path, "w", encoding="ascii") as file:
            file.write(netlist(side))
        return lambda: subprocess.run(
            ["ngspice", "-b", path], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    # 256 x 256 takes it hours: its own time grows with the fourth power of the side and more.
    return {f"line-resistance-{side}": (solve(side), 1) for side in (16, 32, 64)}


PEERS = {
    "torch": torch_peer,
    "scipy": scipy_peer,
    "aihwkit": aihwkit_peer,
    "badcrossbar": badcrossbar_peer,
    "ngspice": ngspice_peer,
}

TO_SECONDS = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}


def ours(path):
    if path is None:
        return {}
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    return {
        one["name"]: one["median"] * TO_SECONDS[one["unit"]] for one in document["benchmarks"]
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ohmlight", metavar="FILE", help="what ohmlight bench --json printed")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--only", choices=sorted(PEERS), help="one peer")
    options = parser.parse_args()
    mine = ours(options.ohmlight)
    rows, missing = [], []
    for name, make in PEERS.items():
        if options.only not in (None, name):
            continue
        try:
            cases = make()
        except ImportError as reason:
            missing.append({"peer": name, "why": str(reason)})
            continue
        for case, (work, repeats) in cases.items():
            print(f"{name}: {case} ...", file=sys.stderr)
            took = seconds(work, repeats)
            row = {"peer": name, "name": case, "seconds": took}
            if case in mine:
                row["ohmlightSeconds"] = mine[case]
                row["ratio"] = took / mine[case]
            rows.append(row)
    if options.json:
        print(json.dumps({"benchmarks": rows, "missing": missing}, indent=2))
        return
    print(f"{'peer':<12} {'benchmark':<26} {'peer ms':>10} {'ohmlight ms':>12} {'ratio':>8}")
    for row in rows:
        beside = f"{1e3 * row['ohmlightSeconds']:>12.3f} {row['ratio']:>8.1f}" if "ratio" in row else ""
        print(f"{row['peer']:<12} {row['name']:<26} {1e3 * row['seconds']:>10.3f} {beside}")
    for one in missing:
        print(f"{one['peer']:<12} not run: {one['why']}")


if __name__ == "__main__":
    main()
