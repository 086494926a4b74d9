package dev.firewatch.workflow.priority;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import dev.firewatch.priority.FactorCorrection;
import dev.firewatch.workflow.priority.StoredCorrections.CorrectedRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.repository.Repository;

/** Corrected factors, by incident or risk. */
interface StoredCorrections extends Repository<CorrectedRecord, String> {

	/** All corrections of one, the latest last. */
	@Document("factorCorrections")
	record CorrectedRecord(@Id String id, @Version @Nullable Long version, List<FactorCorrection> corrections) {
	}

	List<CorrectedRecord> findByIdIn(Collection<String> ids);

	Optional<CorrectedRecord> findById(String id);

	CorrectedRecord save(CorrectedRecord record);

}
