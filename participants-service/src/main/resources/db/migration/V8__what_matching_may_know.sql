ALTER TABLE person ADD COLUMN latitude double precision;
ALTER TABLE person ADD COLUMN longitude double precision;
ALTER TABLE person ADD CONSTRAINT person_latitude CHECK (latitude BETWEEN -90 AND 90);
ALTER TABLE person ADD CONSTRAINT person_longitude CHECK (longitude BETWEEN -180 AND 180);
ALTER TABLE person ADD CONSTRAINT person_coordinates_together CHECK ((latitude IS NULL) = (longitude IS NULL));

ALTER TABLE enrollment ADD COLUMN experience_years integer;
ALTER TABLE enrollment ADD COLUMN communication_style text;
ALTER TABLE enrollment ADD COLUMN answers jsonb NOT NULL DEFAULT '{}';
-- Read and written by the person alone.
ALTER TABLE enrollment ADD COLUMN self_declarations jsonb NOT NULL DEFAULT '[]';
ALTER TABLE enrollment ADD CONSTRAINT enrollment_experience CHECK (experience_years BETWEEN 0 AND 70);
ALTER TABLE enrollment ADD CONSTRAINT enrollment_style_known CHECK (communication_style IN
    ('ANALYTICAL', 'DIRECT', 'EXPRESSIVE', 'SUPPORTIVE'));
ALTER TABLE enrollment ADD CONSTRAINT enrollment_answers_by_key CHECK (jsonb_typeof(answers) = 'object');
ALTER TABLE enrollment ADD CONSTRAINT enrollment_self_declarations_is_list CHECK (jsonb_typeof(self_declarations) = 'array');
