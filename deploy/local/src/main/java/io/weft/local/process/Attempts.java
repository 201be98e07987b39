package io.weft.local.process;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Steps that are all tried, whatever became of those before; what went wrong is told at the end. An interrupt is the trouble of
 * the step that it met, and is kept for the caller. For one thread.
 */
public final class Attempts {

    /** By what they say: two steps may meet the same one. */
    private final Map<String, IOException> troubles = new LinkedHashMap<>();

    /** What is tried. */
    public interface Step {
        void run() throws IOException, InterruptedException;
    }

    public void attempt(Step step) {
        try {
            step.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            add(new ProcessFailed("interrupted before all was done"));
        } catch (IOException e) {
            add(e);
        }
    }

    private void add(IOException trouble) {
        troubles.putIfAbsent(String.valueOf(trouble.getMessage()), trouble);
    }

    /**
     * After the last step.
     *
     * @throws IOException the only trouble that there was, or one that names all of them
     */
    public void requireNoTrouble() throws IOException {
        if (troubles.size() == 1) {
            throw troubles.values().iterator().next();
        }
        if (!troubles.isEmpty()) {
            ProcessFailed all = new ProcessFailed(String.join("; ", troubles.keySet()));
            addTo(all);
            throw all;
        }
    }

    /** After the last step, where these are only what followed from a greater one. */
    public void addTo(Throwable greater) {
        troubles.values().forEach(greater::addSuppressed);
    }
}
