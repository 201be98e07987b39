package io.weft.loadtest.demo;

import io.weft.loadtest.bank.EntrySource;
import io.weft.loadtest.drive.DriveSettings;
import io.weft.loadtest.process.NodeProgram;
import io.weft.loadtest.workload.Workload;
import java.nio.file.Path;

/**
 * @param keep      where the node's files stay; null: in a temporary directory
 * @param transfers sent after the entries
 * @param drive     how they are sent
 * @param seed      of the transfers
 */
public record DemoSettings(EntrySource source, NodeProgram program, Path keep, Workload transfers, DriveSettings drive, long seed) {}
