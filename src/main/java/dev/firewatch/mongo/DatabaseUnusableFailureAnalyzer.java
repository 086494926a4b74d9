package dev.firewatch.mongo;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells an operator why the start was refused instead of showing a stack trace. */
class DatabaseUnusableFailureAnalyzer extends AbstractFailureAnalyzer<DatabaseUnusableException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, DatabaseUnusableException cause) {
		return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
	}

}
