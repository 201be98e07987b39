/** A load run from the command line to its report: opens accounts, drives, audits, tells. */
package io.weft.loadtest.run;
