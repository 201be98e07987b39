/** What a node is told: one HOCON file, read once at start into records that check their values and relations. */
package io.weft.node.settings;
