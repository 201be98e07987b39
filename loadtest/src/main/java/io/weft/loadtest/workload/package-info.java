/** What is sent in a load run, and what must come of it. */
package io.weft.loadtest.workload;
