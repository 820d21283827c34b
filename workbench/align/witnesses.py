"""stub"""
from __future__ import annotations
from collections.abc import Sequence
from workbench.align.texts import align_texts
from workbench.model.alignment import Alignment, Bead, Level, Pin
from workbench.model.witness import Witness, walk_blocks

def align_witnesses(a: Witness, b: Witness, pins: Sequence[Pin] = ()) -> tuple[Alignment, ...]:
    A=[s for s in a.segments if s.is_aligned]; B=[s for s in b.segments if s.is_aligned]
    beads=align_texts([s.text for s in A],[s.text for s in B],language_a=a.language,language_b=b.language)
    seg=[];sen=[]
    for x in beads:
        sa=[A[i] for i in x.a]; sb=[B[i] for i in x.b]
        seg.append(Bead(tuple(s.id for s in sa),tuple(s.id for s in sb),.9))
        ta=[(s,t) for s in sa for t in s.sentences]; tb=[(s,t) for s in sb for t in s.sentences]
        if ta and tb:
            for y in align_texts([s.text[t.start:t.end] for s,t in ta],[s.text[t.start:t.end] for s,t in tb],language_a=a.language,language_b=b.language):
                sen.append(Bead(tuple(ta[i][1].id for i in y.a),tuple(tb[i][1].id for i in y.b),.9))
        else:
            sen += [Bead((t.id,),()) for s,t in ta]+[Bead((),(t.id,)) for s,t in tb]
    da=[x.id for x in walk_blocks(a.nodes) if x.name=='div']; db=[x.id for x in walk_blocks(b.nodes) if x.name=='div']
    div=[Bead((x,),(y,)) for x,y in zip(da,db)]+[Bead((x,),()) for x in da[len(db):]]+[Bead((),(y,)) for y in db[len(da):]]
    return (Alignment(a.id,b.id,Level.DIVISION,tuple(div)),Alignment(a.id,b.id,Level.SEGMENT,tuple(seg)),Alignment(a.id,b.id,Level.SENTENCE,tuple(sen)))
