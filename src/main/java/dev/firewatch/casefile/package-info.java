/**
 * The one aggregate of incident, causes, fixes and answers; what waits for whom ({@code
 * Obligations}, written down as {@code Ledger}), what blocks closing ({@code
 * Casefile.left}), the quality gate, computed answers, similar incidents; which notices
 * run and since when ({@code NoticeClocks}), when they are reminded of ({@code
 * NoticeTimes}); controls that end with a stage ({@code ControlStages}); {@code
 * Casefiles}.
 * <p>
 * May use: people, policy, timeline, incident, remediation, postmortem, recovery,
 * runbook, risk.
 */
@NullMarked
package dev.firewatch.casefile;

import org.jspecify.annotations.NullMarked;
