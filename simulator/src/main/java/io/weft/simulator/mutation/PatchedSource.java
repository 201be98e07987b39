package io.weft.simulator.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A source file as a mutation leaves it.
 *
 * @param file relative to the root of the repository, with slashes
 */
record PatchedSource(String file, String text) {

    private static final String SOURCE_ROOT = "src/main/java/";

    /**
     * Patches what the mutation names.
     *
     * @throws BadMutation if a file can't be read, or if a text is not there, or more than once
     */
    static List<PatchedSource> of(Path repositoryRoot, Mutation mutation) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Patch patch : mutation.patches()) {
            texts.computeIfAbsent(patch.file(), file -> read(repositoryRoot, mutation, file));
            texts.computeIfPresent(patch.file(), (file, text) -> patched(mutation, patch, text));
        }
        List<PatchedSource> sources = new ArrayList<>();
        texts.forEach((file, text) -> sources.add(new PatchedSource(file, text)));
        return sources;
    }

    private static String read(Path repositoryRoot, Mutation mutation, String file) {
        if (!file.contains(SOURCE_ROOT)) {
            throw new BadMutation(mutation.name(), file + " is not below " + SOURCE_ROOT);
        }
        try {
            return Files.readString(repositoryRoot.resolve(file));
        } catch (IOException e) {
            throw new BadMutation(mutation.name(), file + " can't be read", e);
        }
    }

    private static String patched(Mutation mutation, Patch patch, String text) {
        int at = text.indexOf(patch.find());
        if (at < 0) {
            throw new BadMutation(mutation.name(), "in " + patch.file() + " this is not found:\n" + patch.find());
        }
        if (text.indexOf(patch.find(), at + 1) >= 0) {
            throw new BadMutation(mutation.name(), "in " + patch.file() + " this is found more than once:\n" + patch.find());
        }
        return text.substring(0, at) + patch.replace() + text.substring(at + patch.find().length());
    }

    /** Such as {@code io/weft/protocol/effects/Effects}: what the compiler and the class loader go by. */
    String pathOfClass() {
        int start = file.lastIndexOf(SOURCE_ROOT) + SOURCE_ROOT.length();
        return file.substring(start, file.length() - ".java".length());
    }
}
