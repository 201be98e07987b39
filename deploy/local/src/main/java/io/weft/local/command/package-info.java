/** The commands, which read options and print; what they do is in the packages beside this one. */
package io.weft.local.command;
