"""Shares of small sets, with what chance alone would allow."""
import math


def interval(hits, cases):
    """Wilson's 95 % interval of a share."""
    if not cases:
        return 0.0, 1.0
    z, share = 1.96, hits / cases
    middle = (share + z * z / (2 * cases)) / (1 + z * z / cases)
    half = z * math.sqrt(share * (1 - share) / cases + z * z / (4 * cases * cases)) / (1 + z * z / cases)
    return middle - half, middle + half


def show_share(name, hits, cases):
    low, high = interval(hits, cases)
    print(f"{name} {hits / max(1, cases):.4f}\n{name}_low {low:.4f}\n{name}_high {high:.4f}")
