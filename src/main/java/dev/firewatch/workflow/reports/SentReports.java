package dev.firewatch.workflow.reports;

import java.time.Instant;
import java.util.Optional;

import org.springframework.data.repository.Repository;

/** The reports that were sent, found only by id. */
interface SentReports extends Repository<SentReport, String> {

	Optional<SentReport> findById(String id);

	void deleteByAtBefore(Instant moment);

}
