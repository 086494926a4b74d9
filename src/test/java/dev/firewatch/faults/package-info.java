/**
 * Firewatch under fault, seen only from outside: processes that are killed, a Slack and a
 * database that fail, requests that nobody means well with.
 */
package dev.firewatch.faults;
