"""On how many threads numpy multiplies matrices: on one, since those of a question are small.

Its threads wait busily for work, in the way of the model's own and of whoever else needs the processor. A question's
tokens against those of a passage (14 × 384 by 384 × 100): 31 µs on one thread, 48 on two free cores, and 57 against 269
in the median where the cores are busy.
"""

from __future__ import annotations

from functools import lru_cache

from threadpoolctl import threadpool_limits


@lru_cache(maxsize=1)
def multiply_on_one_thread() -> None:
    """For all of this process, from now on."""
    threadpool_limits(limits=1, user_api="blas")
