package dev.tandem.matching.engine.solver;

/** Selection by partitioning around the median of three (Hoare, 1961). */
final class Selection {
    private Selection() {}

    /** The value that would stand at {@code rank} if the first {@code count} values were sorted; reorders them. */
    static long select(long[] values, int count, int rank) {
        int low = 0;
        int high = count - 1;
        while (low < high) {
            long pivot = median(values[low], values[(low + high) >>> 1], values[high]);
            int left = low;
            int right = high;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (values[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    long swapped = values[left];
                    values[left++] = values[right];
                    values[right--] = swapped;
                }
            }
            if (rank <= right) {
                high = right;
            } else if (rank >= left) {
                low = left;
            } else {
                break;
            }
        }
        return values[rank];
    }

    private static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
