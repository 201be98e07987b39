/** Processes that outlive the program that started them, and are found again by their files; and those that must not outlive it. */
package io.weft.local.process;
