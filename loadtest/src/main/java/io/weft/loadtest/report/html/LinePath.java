package io.weft.loadtest.report.html;

import java.util.Locale;

/** The path of a line with gaps, in a square whose sides are given. Not thread-safe. */
final class LinePath {

    private final int side;
    private final StringBuilder line = new StringBuilder();
    private final StringBuilder area = new StringBuilder();
    private boolean isBroken = true;
    private int inPiece;
    private String lastX = "";

    LinePath(int side) {
        this.side = side;
    }

    /**
     * @param x from 0 to 1, not less than the last
     * @param y from 0 (bottom) to 1, or not a number for a gap
     */
    void add(double x, double y) {
        if (Double.isNaN(y)) {
            endPiece();
            return;
        }
        lastX = coordinate(x);
        String point = lastX + " " + coordinate(1 - y);
        if (isBroken) {
            line.append('M').append(point);
            area.append('M').append(lastX).append(' ').append(side);
        } else {
            line.append('L').append(point);
        }
        area.append('L').append(point);
        isBroken = false;
        inPiece++;
    }

    String line() {
        endPiece();
        return line.toString();
    }

    /** Between the line and the bottom. */
    String area() {
        endPiece();
        return area.toString();
    }

    private void endPiece() {
        if (isBroken) {
            return;
        }
        if (inPiece == 1) {
            // A lonely point has no length, and is shown by the round ends of a line of none.
            line.append("h0");
        }
        area.append('L').append(lastX).append(' ').append(side).append('Z');
        isBroken = true;
        inPiece = 0;
    }

    private String coordinate(double fraction) {
        return String.format(Locale.ROOT, "%.1f", fraction * side);
    }
}
