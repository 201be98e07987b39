package io.weft.loadtest.demo;

import io.weft.loadtest.bank.EntrySource;
import io.weft.loadtest.process.NodeProgram;
import io.weft.loadtest.uniform.UniformSettings;
import java.nio.file.Path;

/** @param keep where the node's files stay; null: in a temporary directory */
public record DemoSettings(EntrySource source, NodeProgram program, Path keep, UniformSettings uniform) {}
