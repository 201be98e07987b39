/**
 * What every journal stores around the payload of a frame, and what it checks: the versioned header, the chain of
 * checksums (rule 24), and the positions that may be offered. Pure values, shared by all journals.
 */
package io.weft.persistence.frame;
